package io.github.qptv2.rank;

/**
 * Rank of an image among others.
 *
 * @param item the ranked item
 * @param rank 1 for the best; ties share the better rank
 * @param percentile rank percentile: share of the other images that are worse, ties counted half, 0..100; 100 for a
 *     single image
 * @param group number of its group of near duplicates, from 1 in the order of their best images; 0 without duplicates
 * @param groupSize number of images in the group; 1 without duplicates
 * @param best whether it is the best of its group; true without duplicates
 */
public record RankedImage<T>(T item, int rank, double percentile, int group, int groupSize, boolean best) {}
