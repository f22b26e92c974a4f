package io.github.qptv2.teacher;

/**
 * Settings of the targets.
 *
 * @param grid tokens along one side of a crop
 * @param crop side of a crop in pixels
 * @param exponent of the whitening, in [0, 1]: 0 for none, 1 for about equal variances
 * @param crops to measure statistics on
 * @param pristine whether teachers get the crop before degradation
 * @param seed of the crops that statistics are measured on
 */
public record TeacherSettings(int grid, int crop, double exponent, int crops, boolean pristine, long seed) {}
