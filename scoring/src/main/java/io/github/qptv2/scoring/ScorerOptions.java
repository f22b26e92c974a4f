package io.github.qptv2.scoring;

import java.util.OptionalInt;

import io.github.qptv2.device.Device;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.internal.NetworkOptions;

/**
 * Runtime settings of a model; empty values are taken from the model's bundle.
 *
 * <pre>{@code
 * var options = ScorerOptions.DEFAULT.withThreads(4).withMaxCrops(6);
 * }</pre>
 *
 * @param device where the network runs
 * @param batch batch size (crops per forward pass), at least 1; more is faster and takes more memory
 * @param threads CPU threads of the network, at least 1; changes no score by more than 1e-5
 * @param maxCrops most crops cut from one image, 1..{@value PreprocessingSpec#MAX_CROPS}
 * @param shortSide pixels to which the short side is scaled first, 16..{@value PreprocessingSpec#MAX_SHORT_SIDE}
 * @param precision of the network's linear layers; {@link Precision#INT8} on the CPU alone
 * @since 0.1
 */
public record ScorerOptions(
        Device device, int batch, int threads, OptionalInt maxCrops, OptionalInt shortSide, Precision precision) {

    /** On the CPU with one thread per core, 2 crops per pass, and the bundle's preprocessing. */
    public static final ScorerOptions DEFAULT = new ScorerOptions(
            Device.CPU,
            2,
            Runtime.getRuntime().availableProcessors(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Precision.FP32);

    /** Checks the ranges. */
    public ScorerOptions {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1, got " + batch);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        maxCrops.ifPresent(PreprocessingSpec.DEFAULT::withMaxCrops);
        shortSide.ifPresent(PreprocessingSpec.DEFAULT::withShortSide);
    }

    /** The same on another device. */
    public ScorerOptions withDevice(Device other) {
        return new ScorerOptions(other, batch, threads, maxCrops, shortSide, precision);
    }

    /** The same with another number of crops per pass. */
    public ScorerOptions withBatch(int crops) {
        return new ScorerOptions(device, crops, threads, maxCrops, shortSide, precision);
    }

    /** The same with another number of threads. */
    public ScorerOptions withThreads(int number) {
        return new ScorerOptions(device, batch, number, maxCrops, shortSide, precision);
    }

    /** The same with another limit on crops per image. */
    public ScorerOptions withMaxCrops(int crops) {
        return new ScorerOptions(device, batch, threads, OptionalInt.of(crops), shortSide, precision);
    }

    /** The same with the short side scaled to {@code pixels}. */
    public ScorerOptions withShortSide(int pixels) {
        return new ScorerOptions(device, batch, threads, maxCrops, OptionalInt.of(pixels), precision);
    }

    /** The same in another precision. */
    public ScorerOptions withPrecision(Precision other) {
        return new ScorerOptions(device, batch, threads, maxCrops, shortSide, other);
    }

    void requireDevice() {
        if (precision == Precision.INT8 && device.kind() != Device.Kind.CPU) {
            throw new IllegalArgumentException("precision int8 is for the CPU, got device " + device);
        }
        if (!OnnxSession.supports(device)) {
            throw new IllegalArgumentException(
                    "device %s is not available: this build of ONNX Runtime computes on the CPU alone"
                            .formatted(device));
        }
    }

    NetworkOptions network() {
        return new NetworkOptions(device, threads, batch, precision);
    }

    PreprocessingSpec applyTo(PreprocessingSpec bundle) {
        var cropped = maxCrops.isPresent() ? bundle.withMaxCrops(maxCrops.getAsInt()) : bundle;
        return shortSide.isPresent() ? cropped.withShortSide(shortSide.getAsInt()) : cropped;
    }
}
