package io.github.qptv2.media.image.heif;

import java.util.List;

/**
 * Coded images that form one, row by row; a single image is a grid of one.
 *
 * @param width of the whole; the last tiles of a row may reach beyond it
 */
public record HeifGrid(int rows, int columns, int width, int height, List<HeifItem> tiles) {}
