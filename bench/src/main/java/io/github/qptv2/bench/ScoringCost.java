package io.github.qptv2.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.scoring.Scorer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * CPU time of scoring an image file relative to decoding it by OpenCV at full size, measured in turns in one run:
 * {@code ScoringCost MODEL ROUNDS IMAGE...}.
 */
final class ScoringCost {

    private ScoringCost() {}

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[1]);
        try (var scorer = Scorer.builtIn(args[0])) {
            for (String image : Arrays.asList(args).subList(2, args.length)) {
                Path file = Path.of(image);
                var times = PairedTimes.of(rounds, () -> scorer.score(file), () -> decode(image));
                System.out.println(image + ": " + times.text("scoring", "decoding"));
            }
        }
    }

    private static void decode(String image) throws IOException {
        try (Mat pixels = opencv_imgcodecs.imread(image)) {
            if (pixels.empty()) {
                throw new IOException(image + ": OpenCV cannot decode this file");
            }
        }
    }
}
