// A shopping cart for a small tea house. Run it: node typescript/cart.ts

export interface Item {
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly quantity: number;
  /** In grams. */
  readonly weight: number;
}

export class Cart {
  private readonly items: Item[] = [];

  /** Puts an item into the cart. */
  add(item: Item): void {
    this.items.push(item);
  }

  /** The sum of all prices, in cents. */
  totalPrice(): number {
    let total = 0;
    for (const item of this.items) {
      total += item.price * item.quantity;
    }
    return total;
  }

  /** True while nothing has been added. */
  isEmpty(): boolean {
    return this.items.length === 0;
  }
}

/** What sending a parcel costs, in cents, by country. */
export function shippingCost(country: string): number {
  if (country === 'austria') return SHIPPING.austria;
  if (country === 'belgium') return SHIPPING.belgium;
  return SHIPPING.elsewhere;
}

const SHIPPING = {
  austria: 490,
  belgium: 650,
  canada: 1490,
  denmark: 790,
  elsewhere: 1990,
};

const cart = new Cart();
cart.add({ name: 'Assam', price: 690, quantity: 2, weight: 100 });
cart.add({ name: 'Sencha', price: 1250, quantity: 1, weight: 80 });
console.log(`Total: ${(cart.totalPrice() / 100).toFixed(2)}, shipping ${shippingCost('austria') / 100}`);
