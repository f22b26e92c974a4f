package io.github.qptv2.teacher;

import java.util.List;

import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.media.image.Image;

/**
 * Computes targets of crops, in a {@link TargetLayout}.
 *
 * @param pristine whether teachers get the crop before degradation
 */
record TeacherTargets(List<Fitted> teachers, TargetLayout layout, boolean pristine) implements SampleTargets {

    /** A teacher with the targets of its outputs in order. */
    record Fitted(Teacher teacher, List<OutputTarget> outputs) {}

    @Override
    public float[] of(Image image, Image original) {
        var targets = new float[layout.length()];
        int channel = 0, statistic = layout.tokens() * layout.channels();
        for (var fitted : teachers) {
            var features = fitted.teacher().features(pristine ? original : image);
            for (var output : fitted.outputs()) {
                float[] planes = output.components(features.of(output.output()));
                int count = output.components();
                if (output.isMap()) {
                    interleave(planes, count, targets, channel);
                    output.pool(planes, targets, statistic);
                    channel += count;
                    statistic += 2 * count;
                } else {
                    System.arraycopy(planes, 0, targets, statistic, count);
                    statistic += count;
                }
            }
        }
        return targets;
    }

    /** Writes planes (K, N) as channels of tokens (N, D). */
    private void interleave(float[] planes, int count, float[] into, int channel) {
        int N = layout.tokens(), D = layout.channels();
        for (int k = 0; k < count; k++) {
            for (int t = 0; t < N; t++) {
                into[t * D + channel + k] = planes[k * N + t];
            }
        }
    }
}
