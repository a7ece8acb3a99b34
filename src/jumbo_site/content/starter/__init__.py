"""The first files of a new site: a small invented conference, and what a project needs around it."""
