package io.github.qptv2.model;

import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Linear heads that predict teacher features, used only in pretraining. */
final class TeacherHeads extends Module {

    private final @Nullable Linear masked;
    private final @Nullable Linear visible;
    private final @Nullable Linear pooled;

    /** Heads for features of {@code width} and decoded tokens of {@code decoded} channels. */
    TeacherHeads(TargetHeads heads, int width, int decoded) {
        masked = head("teacher.masked", decoded, heads.masked());
        visible = head("teacher.visible", width, heads.visible());
        pooled = head("teacher.pooled", 2 * width, heads.pooled());
    }

    private @Nullable Linear head(String name, int in, int out) {
        return out > 0 ? child(name, new Linear(in, out)) : null;
    }

    /** From decoded tokens (B, N, D). */
    @Nullable
    Tensor masked(@Nullable Tensor decoded) {
        return masked == null || decoded == null ? null : masked.forward(decoded);
    }

    /** From features of the visible tokens (B, K, C). */
    @Nullable
    Tensor visible(Tensor features) {
        return visible == null ? null : visible.forward(features);
    }

    /** From features of the visible tokens (B, K, C). */
    @Nullable
    Tensor pooled(Tensor features) {
        return pooled == null ? null : pooled.forward(TokenStatistics.of(features));
    }
}
