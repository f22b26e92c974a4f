package io.github.qptv2.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.media.image.integrity.ImageIntegrity;
import io.github.qptv2.scoring.Scorer;

/**
 * CPU time of the check of an image's bytes relative to scoring the image, check included, measured in turns in one
 * run: {@code IntegrityCost MODEL ROUNDS IMAGE...}.
 */
final class IntegrityCost {

    private IntegrityCost() {}

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[1]);
        try (var scorer = Scorer.builtIn(args[0])) {
            for (String image : Arrays.asList(args).subList(2, args.length)) {
                Path file = Path.of(image);
                byte[] bytes = Files.readAllBytes(file);
                var times = PairedTimes.of(rounds, () -> ImageIntegrity.check(bytes), () -> scorer.score(file));
                System.out.println(image + ": " + times.text("the check", "scoring"));
            }
        }
    }
}
