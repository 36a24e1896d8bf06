"""Later messages: what they go on about, what they keep of the situation, what they ask of the answer before."""
