package io.github.qptv2.cli.model;

import java.util.List;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.scoring.Scorer;
import picocli.CommandLine.Option;

/** The option that adds causes to result rows. */
public final class ExplainOption {

    @Option(
            names = "--explain",
            description =
                    "Name at most three distortions of each image, with probability and level (0 to 5); needs a model"
                            + " with a distortion head.")
    private boolean explain;

    /** Whether it is given. */
    public boolean isWanted() {
        return explain;
    }

    /** Refuses models none of which can explain its scores, if it is given. */
    public void check(List<Scorer> scorers) {
        if (explain && scorers.stream().noneMatch(Scorer::isExplainable)) {
            var name = scorers.get(0).description().name();
            throw new UserException("--explain needs a distortion head, which the model %s lacks;".formatted(name)
                    + " fit one with qpt distortions fit");
        }
    }
}
