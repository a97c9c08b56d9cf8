"""The window around the screens: rail, top bar, foot bar, palette, actions."""
