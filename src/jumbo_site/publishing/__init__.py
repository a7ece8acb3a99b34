"""The last step: what a build left is sent to where readers find it."""
