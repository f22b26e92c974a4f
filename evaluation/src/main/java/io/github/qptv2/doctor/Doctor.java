package io.github.qptv2.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.scoring.InferenceConfigTrial;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;
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
     * @throws IOException in one line if no photograph, or too few labeled images, can be used
     * @throws IllegalArgumentException if the network cannot score images
     * @throws CancellationException if told to stop
     */
    public static Diagnosis examine(Examination request, ProgressListener progress, BooleanSupplier stop)
            throws IOException {
        var candidates = ConfigCandidates.around(request.bundle().description().inferenceConfig());
        try (var trial = InferenceConfigTrial.of(request.bundle(), request.options())) {
            var outputs = new CandidateOutputs(trial, candidates, request.threads(), stop);
            double sign = risesWithQuality(request) ? 1 : -1;
            var unreadable = new ArrayList<String>();
            var series = new DistortionScoring(outputs, sign);
            series.run(request.images(), unreadable, progress);
            var labels = labels(request, new LabelScoring(outputs, sign), unreadable, progress);
            RankingEvidence evidence = labels.isPresent()
                    ? labels.get().evidence()
                    : RankingEvidence.DistortionEvidence.of(series.results(), series.names(), request.seed());
            var ranking = CandidateRanking.of(candidates, series.results(), evidence);
            return diagnosis(ranking, series, labels.map(Labels::scored).orElse(null), unreadable);
        }
    }

    /** What was found on labeled images. */
    record Labels(RankingEvidence.LabelEvidence evidence, Diagnosis.Labeled scored) {}

    private static Optional<Labels> labels(
            Examination request, LabelScoring run, List<String> unreadable, ProgressListener progress)
            throws IOException {
        return request.labels().isEmpty()
                ? Optional.empty()
                : Optional.of(run.run(request.labels().get(), request.seed(), unreadable, progress));
    }

    /** As the calibration says; without one a higher output is taken for a better image. */
    private static boolean risesWithQuality(Examination request) {
        return request.bundle()
                .description()
                .calibration()
                .flatMap(Calibration::mos)
                .map(MosMapping::risesWithQuality)
                .orElse(true);
    }

    private static Diagnosis diagnosis(
            CandidateRanking ranking,
            DistortionScoring series,
            Diagnosis.@Nullable Labeled labeled,
            List<String> unreadable) {
        var now = ranking.current();
        var health = series.health(now.inferenceConfig());
        return new Diagnosis(
                verdict(now, health),
                now.inferenceConfig(),
                ranking.standings(),
                ranking.winner().orElse(null),
                ranking.confidence(),
                health,
                DiagnosisText.of(now, health, series.names().size()),
                series.names(),
                labeled,
                unreadable);
    }

    private static TrustVerdict verdict(RankedCandidate now, OutputHealth health) {
        if (health.nonFinite() > 0) {
            return TrustVerdict.FAIL;
        }
        Interval agreement = now.srcc() == null ? null : now.srcc().interval();
        boolean doubtful = !health.isRepeatable() || (agreement != null && agreement.low() <= 0);
        return TrustVerdict.of(now.monotonicity().mean()).or(doubtful ? TrustVerdict.WARN : TrustVerdict.PASS);
    }
}
