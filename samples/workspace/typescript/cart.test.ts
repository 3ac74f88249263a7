// Run it: node --test typescript/cart.test.ts
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart, shippingCost } from './cart.ts';

const assam = { name: 'Assam', price: 690, quantity: 2, weight: 100 };

test('a new cart is empty', () => {
  const cart = new Cart();
  assert.equal(cart.isEmpty(), true);
});

test('the total counts each item as often as it is bought', () => {
  const cart = new Cart();
  cart.add(assam);
  assert.equal(cart.totalPrice(), 1380);
});

test('shipping within Austria is cheap', () => {
  assert.equal(shippingCost('austria'), 490);
});
