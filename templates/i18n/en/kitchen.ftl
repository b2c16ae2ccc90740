# kitchen
