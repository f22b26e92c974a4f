package io.github.qptv2.cli.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import io.github.qptv2.scoring.bundle.CropScale;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;

/**
 * The scales of {@code --scales}, such as {@code 320:2,512:4}.
 *
 * @param scales one or two, the second larger
 */
record CropScales(List<CropScale> scales) {

    /** Parses the text; throws {@link IllegalArgumentException} unless it names one or two rising scales. */
    static CropScales parse(String text) {
        var scales = Arrays.stream(text.split(",", -1)).map(CropScales::scale).toList();
        if (scales.size() > 2
                || (scales.size() == 2
                        && scales.get(1).shortSide() <= scales.get(0).shortSide())) {
            throw new IllegalArgumentException("--scales must be one scale, or two with the larger last, got " + text);
        }
        return new CropScales(scales);
    }

    private static CropScale scale(String text) {
        if (!text.matches("\\d{1,5}:\\d{1,4}")) {
            throw new IllegalArgumentException("a scale must be SIDE:CROPS, such as 320:6, got \"" + text + "\"");
        }
        String[] numbers = text.split(":", -1);
        return new CropScale(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    /** The same sampling of videos with these scales. */
    PreprocessingSpec applyTo(PreprocessingSpec old) {
        var first = scales.get(0);
        var spec = new PreprocessingSpec(OptionalInt.of(first.shortSide()), first.maxCrops(), old.clips());
        return scales.size() == 1 ? spec : spec.withFiner(scales.get(1));
    }
}
