"""Learn the models' weights from annotated plans (needs the extra `train`: scikit-learn)."""
