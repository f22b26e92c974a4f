package io.github.qptv2.train;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Autocast;

/** Precision of matrix products. */
public enum TrainingPrecision {
    /** {@link #BF16} on a GPU; {@link #FP32} on a CPU, since bfloat16 is faster only with AMX. */
    AUTO,
    /** 32-bit floats. */
    FP32,
    /** bfloat16 in matrix products, 32-bit floats elsewhere. */
    BF16;

    private static final String STATE = "precision";

    /**
     * The precision of a whole run: that of the checkpoint, or of the settings on a device.
     *
     * @param from the checkpoint to resume from
     * @return {@link #FP32} or {@link #BF16}
     * @throws TrainingException if settings and checkpoint differ
     */
    public TrainingPrecision ofRun(Optional<CheckpointFolder> from, Device device) throws TrainingException {
        String before = from.map(checkpoint -> checkpoint.state().getOrDefault(STATE, ""))
                .orElse("");
        if (from.isEmpty() || before.isEmpty()) {
            return isMixed(device) ? BF16 : FP32;
        }
        var kept = before.equals(BF16.word()) ? BF16 : FP32;
        if (this != AUTO && this != kept) {
            throw new TrainingException(
                    "%s was made with runtime.precision %s (now %s); restore it, or name another folder"
                            .formatted(from.get().folder(), before, word()));
        }
        return kept;
    }

    /** Adds the precision to a checkpoint's state. */
    public void describe(Map<String, String> state) {
        state.put(STATE, word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Runs something with this precision of matrix products. */
    public <R> R in(Device device, Supplier<R> body) {
        if (!isMixed(device)) {
            return body.get();
        }
        try (var cast = Autocast.open(device)) {
            return body.get();
        }
    }

    /** Whether matrix products on a device are in bfloat16. */
    boolean isMixed(Device device) {
        return this == BF16 || (this == AUTO && !device.equals(Device.CPU));
    }
}
