"""The wall: draws the slides that the room sees, for the projector and for the preview alike.

`composing.compose` turns a slide into a `Picture`, a list of drawing items; `painting.paint` paints
it. `SlideView` is the widget of both the wall and the preview.
"""
