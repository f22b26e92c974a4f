package io.github.qptv2.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.curate.Progress;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.ConventionTrial;
import io.github.qptv2.scoring.OpinionMap;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a checkpoint's scores can be trusted, and under which conventions.
 *
 * <pre>{@code
 * var bundle = ModelBundle.read(Path.of("iqa.pth"));
 * var options = ScorerOptions.DEFAULT.withMaxCrops(3);
 * var diagnosis = Doctor.examine(
 *         new Examination(bundle, options, photographs, Optional.empty(), 1, 2), Progress.NONE, () -> false);
 * if (diagnosis.winner() != null && diagnosis.isWorthChanging()) {
 *     bundle.with(diagnosis.winner().conventions()).write(Path.of("iqa.safetensors"));
 * }
 * }</pre>
 *
 * <p>Photographs are spoilt at their full size in five ways of five levels, and scores must fall with severity.
 * Conventions are tried one axis at a time from the bundle's own; more than one wrong axis is found by examining again
 * from the winner.
 */
public final class Doctor {

    private Doctor() {}

    /**
     * Examines.
     *
     * @param stop asked between passes of the network
     * @throws IOException in one line if no photograph, or too few labelled pictures, can be used
     * @throws IllegalArgumentException if the network cannot score pictures
     * @throws CancellationException if told to stop
     */
    public static Diagnosis examine(Examination request, Progress progress, BooleanSupplier stop) throws IOException {
        var candidates = Candidates.around(request.bundle().description().conventions());
        try (var trial = ConventionTrial.of(request.bundle(), request.options())) {
            var readings = new Readings(trial, candidates, request.threads(), stop);
            double sign = risesWithQuality(request) ? 1 : -1;
            var unreadable = new ArrayList<String>();
            var ladders = new LadderRun(readings, sign);
            ladders.run(request.pictures(), unreadable, progress);
            var labels = labels(request, new LabelRun(readings, sign), unreadable, progress);
            Evidence evidence = labels.isPresent()
                    ? labels.get().evidence()
                    : Evidence.Ladders.of(ladders.results(), ladders.names(), request.seed());
            var ranking = Ranking.of(candidates, ladders.results(), evidence);
            return diagnosis(ranking, ladders, labels.map(Labels::scored).orElse(null), unreadable);
        }
    }

    /** What was found on labelled pictures. */
    record Labels(Evidence.Labels evidence, Diagnosis.Labelled scored) {}

    private static Optional<Labels> labels(
            Examination request, LabelRun run, List<String> unreadable, Progress progress) throws IOException {
        return request.labels().isEmpty()
                ? Optional.empty()
                : Optional.of(run.run(request.labels().get(), request.seed(), unreadable, progress));
    }

    /** As the calibration says; without one a higher output is taken for a better picture. */
    private static boolean risesWithQuality(Examination request) {
        return request.bundle()
                .description()
                .calibration()
                .flatMap(Calibration::opinion)
                .map(OpinionMap::risesWithQuality)
                .orElse(true);
    }

    private static Diagnosis diagnosis(
            Ranking ranking, LadderRun ladders, Diagnosis.@Nullable Labelled labelled, List<String> unreadable) {
        var now = ranking.current();
        var health = ladders.health(now.conventions());
        return new Diagnosis(
                verdict(now, health),
                now.conventions(),
                ranking.standings(),
                ranking.winner().orElse(null),
                ranking.confidence(),
                health,
                Findings.of(now, health, ladders.names().size()),
                ladders.names(),
                labelled,
                unreadable);
    }

    private static Verdict verdict(Standing now, Health health) {
        if (health.nonFinite() > 0) {
            return Verdict.FAIL;
        }
        Interval agreement = now.srcc() == null ? null : now.srcc().interval();
        boolean doubtful = !health.isRepeatable() || (agreement != null && agreement.low() <= 0);
        return Verdict.of(now.monotonicity().mean()).or(doubtful ? Verdict.WARN : Verdict.PASS);
    }
}
