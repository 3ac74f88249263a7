"""Areas and perimeters of simple shapes. Run it: python3 python/shapes.py"""

from dataclasses import dataclass
from math import pi


@dataclass
class Rectangle:
    """A rectangle by its two sides."""

    width: float
    height: float

    def area(self) -> float:
        """Returns the area of the rectangle."""
        return self.width * self.height

    def perimeter(self) -> float:
        """Returns the perimeter of the rectangle."""
        return 2 * (self.width + self.height)


@dataclass
class Circle:
    """A circle by its radius."""

    radius: float

    def area(self) -> float:
        """Returns the area of the circle."""
        return pi * self.radius**2


def largest(shapes):
    """Returns the shape with the largest area, or None when there is none."""
    if not shapes:
        return None
    return max(shapes, key=lambda shape: shape.area())


if __name__ == "__main__":
    shapes = [Rectangle(3, 4), Circle(2)]
    for shape in shapes:
        print(f"{shape} has an area of {shape.area():.2f}")
    print(f"The largest is {largest(shapes)}")
