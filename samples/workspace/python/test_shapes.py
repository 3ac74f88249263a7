"""Run it: python3 -m unittest discover -s python"""

import unittest

from shapes import Circle, Rectangle, largest


class ShapesTest(unittest.TestCase):
    def test_rectangle_area(self):
        rectangle = Rectangle(3, 4)
        self.assertEqual(rectangle.area(), 12)

    def test_rectangle_perimeter(self):
        rectangle = Rectangle(3, 4)
        self.assertEqual(rectangle.perimeter(), 14)

    def test_largest_of_none(self):
        self.assertIsNone(largest([]))

    def test_largest(self):
        self.assertEqual(largest([Rectangle(1, 1), Circle(5)]), Circle(5))


if __name__ == "__main__":
    unittest.main()
