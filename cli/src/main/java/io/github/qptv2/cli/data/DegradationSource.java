package io.github.qptv2.cli.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.loader.DegradationConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to do to the images: exactly one way of saying it. */
final class DegradationSource {

    private static final String DEFAULT = "qptv2";

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            description = "Draw from a degradation model: qptv2 (default), qptv1, real-esrgan, kadid, arniqa, or a"
                    + " .yaml file like those in configs/degrade.")
    private @Nullable String preset;

    @Option(
            names = "--op",
            paramLabel = "OP",
            description = "Apply operators in this order, such as gaussian-blur:sigma=2 or jpeg:quality=10..50/1;"
                    + " repeatable, or several separated by ';'. A wrong name lists those there are.")
    private @Nullable List<String> operators;

    @Option(
            names = "--chain",
            paramLabel = "CHAIN",
            description = "Repeat a recorded chain exactly, seed included, as it stands in degradations.jsonl.")
    private @Nullable String chain;

    @Option(
            names = "--series",
            paramLabel = "TYPE",
            description = "Write all five levels of a KADID-10k type (name, number, or all) and a contact sheet that"
                    + " shows the middle 400x320 pixels, unscaled.")
    private @Nullable String series;

    Optional<String> series() {
        return Optional.ofNullable(series);
    }

    /** The recorded chain to repeat. */
    Optional<DegradationChain> chain() {
        return Optional.ofNullable(chain).map(DegradationChain::parse);
    }

    /** The distribution to draw from. */
    DegradationModel composition() throws ConfigException {
        if (operators != null) {
            return new DegradationModel.Sequential(operators.stream()
                    .flatMap(given -> Arrays.stream(given.split(";", -1)))
                    .<DegradationModel>map(RandomOperator::parse)
                    .toList());
        }
        return DegradationConfig.named(preset == null ? DEFAULT : preset);
    }
}
