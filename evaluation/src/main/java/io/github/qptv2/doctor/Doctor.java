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
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the scores of a checkpoint can be trusted, and under which inference configuration.
 *
 * <pre>{@code
 * var bundle = ModelBundle.read(Path.of("iqa.pth"));
 * var options = ScorerOptions.DEFAULT.withMaxCrops(3);
 * var diagnosis = Doctor.examine(
 *         new DoctorRequest(bundle, options, photographs, Optional.empty(), 1, 2), ProgressListener.NONE, () -> false);
 * if (diagnosis.recommended() != null && diagnosis.isSignificantlyBetter()) {
 *     bundle.with(diagnosis.recommended().inferenceConfig()).write(Path.of("iqa.safetensors"));
 * }
 * }</pre>
 *
 * <p>Photographs are distorted at full size with five types at five levels; scores must fall as the level rises.
 * Candidate inference configurations differ from the bundle's in one axis; repeat the examination with the recommended
 * to find a second wrong axis.
 */
public final class Doctor {

    private Doctor() {}

    /**
     * Examines a checkpoint.
     *
     * @param stop polled between forward passes
     * @throws IOException in one line if no photograph, or too few labeled images, can be scored
     * @throws IllegalArgumentException if the network cannot score images
     * @throws CancellationException if {@code stop} returns true
     */
    public static Diagnosis examine(DoctorRequest request, ProgressListener progress, BooleanSupplier stop)
            throws IOException {
        var candidates = ConfigCandidates.around(request.bundle().description().inferenceConfig());
        try (var trial = InferenceConfigTrial.of(request.bundle(), request.options())) {
            var outputs = new CandidateOutputs(trial, candidates, request.threads(), stop);
            double sign = request.bundle().description().risesWithQuality() ? 1 : -1;
            var unreadable = new ArrayList<String>();
            var series = new DistortionScoring(outputs, sign);
            series.run(request.images(), unreadable, progress);
            var labels = labels(request, new LabelScoring(outputs, sign), unreadable, progress);
            RankingEvidence evidence = labels.isPresent()
                    ? labels.get().evidence()
                    : RankingEvidence.DistortionEvidence.of(series.results(), series.names(), request.seed());
            var ranking = CandidateRanking.of(candidates, series.results(), evidence);
            return diagnosis(
                    ranking, series, labels.map(LabelScoring.Result::scored).orElse(null), unreadable);
        }
    }

    private static Optional<LabelScoring.Result> labels(
            DoctorRequest request, LabelScoring run, List<String> unreadable, ProgressListener progress)
            throws IOException {
        return request.labels().isEmpty()
                ? Optional.empty()
                : Optional.of(run.run(request.labels().get(), request.seed(), unreadable, progress));
    }

    private static Diagnosis diagnosis(
            CandidateRanking ranking,
            DistortionScoring series,
            Diagnosis.@Nullable Labeled labeled,
            List<String> unreadable) {
        var now = ranking.current();
        var health = series.health(now.inferenceConfig());
        return new Diagnosis(
                trust(now, health),
                now.inferenceConfig(),
                ranking.ranked(),
                ranking.recommended().orElse(null),
                ranking.confidence(),
                health,
                DiagnosisText.of(now, health, series.names().size()),
                series.names(),
                labeled,
                unreadable);
    }

    private static MonotonicityVerdict trust(RankedCandidate now, OutputStatistics health) {
        if (health.nonFinite() > 0) {
            return MonotonicityVerdict.FAIL;
        }
        Interval agreement = now.srcc() == null ? null : now.srcc().interval();
        boolean doubtful = !health.isRepeatable() || (agreement != null && agreement.low() <= 0);
        return MonotonicityVerdict.of(now.monotonicity().mean())
                .or(doubtful ? MonotonicityVerdict.WARN : MonotonicityVerdict.PASS);
    }
}
