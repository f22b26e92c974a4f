package io.github.qptv2.bench;

import java.io.IOException;
import java.util.Locale;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.tensor.Ops;

/**
 * Resident memory of pretraining. {@code PretrainMemory image light|standard gathered|all}: memory per image of the
 * batch, from the peaks of steps with 8 and 32 images. {@code PretrainMemory flat [STEPS]}: memory over many steps of
 * {@code micro} at 112 pixels, to detect leaks.
 */
final class PretrainMemory {

    private static final int FEW = 8;
    private static final int MANY = 32;
    private static final int WARM = 3;
    private static final int EVERY = 200;

    private PretrainMemory() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("flat")) {
            flat(args.length > 1 ? Integer.parseInt(args[1]) : 2000);
        } else {
            perImage(args[1].equals("light") ? DecoderConfig.LIGHT : DecoderConfig.STANDARD, args[2].equals("all"));
        }
    }

    private static void perImage(DecoderConfig decoder, boolean all) throws IOException {
        try (var step = new PretrainStepSpeed(HiVitConfig.TINY, decoder)) {
            long few = peak(step, FEW, all), many = peak(step, MANY, all);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: peak %d MiB with %d images, %d with %d: %.0f MiB per image%n",
                    decoder,
                    all ? "all tokens encoded" : "gathered",
                    few,
                    FEW,
                    many,
                    MANY,
                    (double) (many - few) / (MANY - FEW));
        }
    }

    private static long peak(PretrainStepSpeed step, int images, boolean all) throws IOException {
        ProcessFigures.forgetPeak();
        for (int i = 0; i < WARM; i++) {
            if (all) {
                step.perTensorCopies(images);
            } else {
                step.gathered(images);
            }
        }
        return ProcessFigures.peakMiB();
    }

    private static void flat(int steps) throws IOException {
        try (var step = new PretrainStepSpeed(HiVitConfig.MICRO.withImageSize(112), DecoderConfig.LIGHT)) {
            for (int i = 1; i <= steps; i++) {
                step.gathered(MANY);
                if (i % EVERY == 0) {
                    System.out.printf(
                            "step %5d: %d MiB resident, %d handles%n",
                            i, ProcessFigures.residentMiB(), Ops.liveHandles());
                }
            }
        }
    }
}
