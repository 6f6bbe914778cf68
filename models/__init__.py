"""What is learned and measured: weights, model cards, floors.json. In the wheel this folder is `tracker.models`."""
