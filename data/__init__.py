"""The sample plan, its known truth and the published graph; installed as the package `plankg_data`."""
