package io.github.qptv2.media.image.heif;

import io.github.qptv2.media.image.color.SampleLines;

/** Colors with the opacity of another image of the same size, of 8 or 16 bits each. */
public record HeifAlpha(HeifPixels color, HeifPixels alpha) implements SampleLines {

    @Override
    public int width() {
        return color.width();
    }

    @Override
    public int height() {
        return color.height();
    }

    @Override
    public int bands() {
        return 4;
    }

    @Override
    public boolean has16BitSamples() {
        return color.has16BitSamples() || alpha.has16BitSamples();
    }

    @Override
    public void read(int y, int[] samples) {
        var colors = new int[3 * width()];
        var opacity = new int[3 * width()];
        color.read(y, colors);
        alpha.read(y, opacity);
        int colorScale = has16BitSamples() && !color.has16BitSamples() ? 257 : 1,
                alphaScale = has16BitSamples() && !alpha.has16BitSamples() ? 257 : 1;
        for (int x = 0; x < width(); x++) {
            for (int band = 0; band < 3; band++) {
                samples[4 * x + band] = colors[3 * x + band] * colorScale;
            }
            samples[4 * x + 3] = opacity[3 * x] * alphaScale;
        }
    }
}
