package io.github.qptv2.rank;

/**
 * Where an image stands among the others.
 *
 * @param item what is ranked
 * @param rank 1 for the best; equally good ones share the better rank
 * @param percentile share of the others that are worse, equally good ones counted half, 0..100; 100 where there are no
 *     others
 * @param group number of its group of near duplicates, from 1 in the order of their best; 0 for an image on its own
 * @param groupSize images in the group; 1 for an image on its own
 * @param best whether it is the best of its group; true for an image on its own
 */
public record RankedImage<T>(T item, int rank, double percentile, int group, int groupSize, boolean best) {}
