package io.github.qptv2.scoring.internal;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;

/**
 * Covers a whole image with crops and merges the scores of their tokens.
 *
 * <p>An image that would take more than {@value #MAX_TILES} crops is scaled down until it does not.
 *
 * @param preprocessor of the model
 * @param stop asked before each pass of the network
 */
public record MapTiling(Preprocessor preprocessor, BooleanSupplier stop) {

    private static final int MAX_TILES = 64;

    /**
     * Scores the tokens of an image.
     *
     * @throws ImageException if the image cannot be scored
     * @throws CancellationException if {@code stop} returned true
     */
    public MapCells map(Image image, ImageScoringNetwork network) throws ImageException {
        Preprocessor.requireScorable(image.width(), image.height());
        Image working = fitted(preprocessor.working(image));
        int side = preprocessor.side();
        var corners =
                CropGrid.of(working.width(), working.height(), side, MAX_TILES).corners();
        float[] values = network.tokenScores(tiles(working, corners), stop);
        int tokens = network.tokens();
        if (values.length < corners.size() * tokens) {
            throw new CancellationException("the map was canceled");
        }
        var cells = new MapCells(working.width(), working.height());
        for (int i = 0; i < corners.size(); i++) {
            cells.add(corners.get(i), Arrays.copyOfRange(values, i * tokens, (i + 1) * tokens));
        }
        return cells;
    }

    private CropBatch tiles(Image working, List<CropGrid.Corner> corners) {
        return new CropBatch() {
            @Override
            public int count() {
                return corners.size();
            }

            @Override
            public byte[] pixels(int crop) {
                return preprocessor.cut(working, corners.subList(crop, crop + 1));
            }
        };
    }

    private Image fitted(Image image) throws ImageException {
        int side = preprocessor.side();
        int width = image.width(), height = image.height();
        while (tiles(width) * tiles(height) > MAX_TILES) {
            double scale = 0.98 * Math.sqrt((double) MAX_TILES / (tiles(width) * tiles(height)));
            width = Math.max(side, Preprocessor.scaledTo(width, Math.max(scale, 0.5)));
            height = Math.max(side, Preprocessor.scaledTo(height, Math.max(scale, 0.5)));
        }
        return Preprocessor.scaled(image, width, height);
    }

    private long tiles(int length) {
        return ((long) length + preprocessor.side() - 1) / preprocessor.side();
    }
}
