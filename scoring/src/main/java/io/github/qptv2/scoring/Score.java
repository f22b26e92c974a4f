package io.github.qptv2.scoring;

import java.util.Optional;
import java.util.OptionalDouble;

import io.github.qptv2.scoring.bundle.Domain;
import io.github.qptv2.scoring.bundle.MosInterval;
import io.github.qptv2.scoring.bundle.Task;

/**
 * The score of one image. Values that the model's calibration does not support are empty.
 *
 * <pre>{@code
 * double comparable = score.raw();
 * String text = score.percent().isPresent() ? "%.0f of 100".formatted(score.percent().getAsDouble()) : "no calibration";
 * }</pre>
 *
 * @param task of the model
 * @param model name of the model
 * @param raw output of the network: dimensionless, without fixed range, comparable within one model only
 * @param mos mean opinion score on the scale of the calibration
 * @param percent position of {@code mos} on that scale, from 0 (worst) to 100 (best)
 * @param percentile share of the calibration's named set with worse scores, in percent
 * @param width of the image as displayed, in pixels
 * @param height of the image as displayed, in pixels
 * @param crops number of crops whose outputs were averaged
 * @param warning what is wrong with the image's file, in one line, although it was decoded
 * @param distortions of the image; empty for a frame of a video, and for a model without a distortion head
 * @param interval in which {@code mos} of observers lies with the probability that the model states; empty for videos,
 *     and for other numbers or sizes of crops than those that the intervals were fitted to
 * @param domain whether the image is in the domain of photographs; empty where the interval is, or the model has no
 *     test
 * @param distribution of human ratings as the model predicts it; empty for models with a single output
 * @since 0.2
 */
public record Score(
        Task task,
        String model,
        double raw,
        OptionalDouble mos,
        OptionalDouble percent,
        OptionalDouble percentile,
        int width,
        int height,
        int crops,
        Optional<String> warning,
        Optional<Distortions> distortions,
        Optional<MosInterval> interval,
        Optional<Domain> domain,
        Optional<RatingDistribution> distribution) {

    /** The score of an image without distortions, interval, domain and distribution. */
    public Score(
            Task task,
            String model,
            double raw,
            OptionalDouble mos,
            OptionalDouble percent,
            OptionalDouble percentile,
            int width,
            int height,
            int crops,
            Optional<String> warning) {
        this(
                task,
                model,
                raw,
                mos,
                percent,
                percentile,
                width,
                height,
                crops,
                warning,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same without a warning. */
    public Score(
            Task task,
            String model,
            double raw,
            OptionalDouble mos,
            OptionalDouble percent,
            OptionalDouble percentile,
            int width,
            int height,
            int crops) {
        this(task, model, raw, mos, percent, percentile, width, height, crops, Optional.empty());
    }

    Score withWarning(Optional<String> text) {
        return with(text, distortions, interval, domain, distribution);
    }

    Score with(Distortions found) {
        return with(warning, Optional.of(found), interval, domain, distribution);
    }

    Score with(Optional<MosInterval> mosInterval, Domain photo) {
        return with(warning, distortions, mosInterval, Optional.of(photo), distribution);
    }

    Score with(RatingDistribution ratings) {
        return with(warning, distortions, interval, domain, Optional.of(ratings));
    }

    private Score with(
            Optional<String> text,
            Optional<Distortions> found,
            Optional<MosInterval> mosInterval,
            Optional<Domain> photo,
            Optional<RatingDistribution> ratings) {
        return new Score(
                task,
                model,
                raw,
                mos,
                percent,
                percentile,
                width,
                height,
                crops,
                text,
                found,
                mosInterval,
                photo,
                ratings);
    }
}
