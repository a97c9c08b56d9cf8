"""Charts as result objects: marks laid out once, in points, painted on paper and on screen."""
