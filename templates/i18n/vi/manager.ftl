# manager
