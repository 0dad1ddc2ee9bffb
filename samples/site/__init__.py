"""Pages of the sample sites, in three markups that share no class name with any real site."""
