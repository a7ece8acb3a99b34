"""What `jumbo-site check` looks at beyond what a build needs: pages as readers find them, media, colours, links."""
