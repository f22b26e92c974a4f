package io.github.qptv2.fuzz;

import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.nio.ByteBuffer;
import java.util.List;

import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.IccProfile;
import io.github.qptv2.media.image.color.RowBlock;
import io.github.qptv2.media.image.color.SrgbConverter;

/** ICC profiles, of which the first byte selects the image's color model. */
final class ColorProfileTarget {

    private static final byte[] SAMPLES = {32, 64, 96, 127, 64, 32, 0, 16, 96, 127, 1, 2};

    private static final List<ColorModel> MODELS = List.of(ColorModel.values());
    private static final RowBlock.Alpha OPAQUE = new RowBlock.Alpha(new DataBufferUShort(1), false);

    private ColorProfileTarget() {}

    /** The first sample after the conversion of a few pixels to sRGB, 0 to 255. */
    static Integer convert(byte[] input) {
        if (input.length == 0) {
            return -1;
        }
        ColorModel inks = MODELS.get((input[0] & 255) % MODELS.size());
        var icc = new byte[input.length - 1];
        ByteBuffer.wrap(input).get(1, icc);
        byte[] samples = SAMPLES.clone();
        int pixels = samples.length / inks.bands();
        var block = new RowBlock(pixels, 1, inks, new DataBufferByte(samples, samples.length), OPAQUE);
        return new SrgbConverter(IccProfile.of(icc, inks)).convert(block)[0] & 255;
    }
}
