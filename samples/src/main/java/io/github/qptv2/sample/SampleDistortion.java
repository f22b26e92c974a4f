package io.github.qptv2.sample;

import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.compose.DistortionTable;

/**
 * A distortion type at a level that is visible at 1024 x 768.
 *
 * @param key as in names of files, such as {@code blur-mild}
 */
record SampleDistortion(String key, Degradation degradation) {

    /** Five types, each mild and severe. */
    static List<SampleDistortion> all() {
        return Stream.of(
                        both("blur", DistortionTable.SAMPLE_BLUR),
                        both("jpeg", DistortionTable.SAMPLE_JPEG),
                        both("noise", DistortionTable.SAMPLE_NOISE),
                        both("exposure", DistortionTable.SAMPLE_EXPOSURE),
                        both("small", DistortionTable.SAMPLE_DOWN_UP))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SampleDistortion> both(String type, DistortionTable table) {
        return List.of(
                new SampleDistortion(type + "-mild", table.levels().get(0)),
                new SampleDistortion(type + "-severe", table.levels().get(1)));
    }
}
