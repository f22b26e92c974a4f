package io.github.qptv2.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.finetune.config.CropSettings;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loss.PerSet;
import io.github.qptv2.loss.SquaredEmd;
import io.github.qptv2.tensor.Tensor;

/**
 * The loss of labeled crops, within each dataset.
 *
 * @param images of the dataset in its order; repetitions follow in the same order
 */
record LabeledLoss(FinetuneConfig config, List<LabeledImages.LabeledImage> images) {

    /** The loss of scores (B) against the images' MOS. */
    Tensor of(Batch batch, Tensor scores) {
        return of(batch, scores, mos(batch));
    }

    /** MOS of each crop's image, normalized to [0, 1]. */
    float[] mos(Batch batch) {
        var mos = new float[batch.count()];
        for (int i = 0; i < mos.length; i++) {
            mos[i] = image(batch.items().get(i)).normalizedMos();
        }
        return mos;
    }

    /** The squared earth mover's distance of distributions over ratings (B, K) from the images' votes. */
    Tensor ofVotes(Batch batch, Tensor distributions) {
        var crops = batch.items().stream().map(this::image).toList();
        int grades = (int) distributions.size(1);
        var votes = new float[crops.size() * grades];
        var weights = new float[crops.size()];
        for (int i = 0; i < crops.size(); i++) {
            double[] shares = Objects.requireNonNull(crops.get(i).votes())
                    .distribution(); // all images have votes, see FinetuneChecks
            for (int grade = 0; grade < grades; grade++) {
                votes[i * grades + grade] = (float) shares[grade];
            }
            weights[i] = (float) crops.get(i).weight();
        }
        return SquaredEmd.of(
                distributions,
                Tensor.of(votes, crops.size(), grades).to(distributions.device()),
                tensor(weights, distributions));
    }

    private LabeledImages.LabeledImage image(Batch.Item item) {
        return images.get(item.index() % images.size());
    }

    /**
     * The loss of scores (B) against a target of each crop; with {@code data.several: mean}, of their means over the
     * crops of an image.
     */
    Tensor of(Batch batch, Tensor scores, float[] targets) {
        var crops = batch.items().stream().map(this::image).toList();
        var loss = new PerSet(config.loss().loss());
        if (config.data().crops() == 1 || config.data().several() == CropSettings.Several.EACH) {
            return loss.of(scores, tensor(targets, scores), datasets(crops), weights(crops));
        }
        Map<LabeledImages.LabeledImage, Integer> groups = new LinkedHashMap<>();
        crops.forEach(image -> groups.merge(image, 1, Integer::sum));
        var once = List.copyOf(groups.keySet());
        float[] shares = shares(crops, once, groups);
        Tensor means = Tensor.of(shares, once.size(), crops.size())
                .to(scores.device())
                .matmul(scores.reshape(crops.size(), 1))
                .reshape(once.size());
        return loss.of(means, tensor(means(shares, targets), scores), datasets(once), weights(once));
    }

    /** Weight of each crop in each image's mean, (images, crops). */
    private static float[] shares(
            List<LabeledImages.LabeledImage> crops,
            List<LabeledImages.LabeledImage> images,
            Map<LabeledImages.LabeledImage, Integer> counts) {
        var shares = new float[images.size() * crops.size()];
        for (int i = 0; i < crops.size(); i++) {
            var image = crops.get(i);
            shares[images.indexOf(image) * crops.size() + i] = 1f / counts.getOrDefault(image, 1);
        }
        return shares;
    }

    /** Means over the crops of each image; the mean of equal targets has the same bits. */
    private static float[] means(float[] shares, float[] targets) {
        var means = new float[shares.length / targets.length];
        for (int i = 0; i < means.length; i++) {
            double sum = 0, first = Double.NaN;
            boolean equal = true;
            for (int j = 0; j < targets.length; j++) {
                if (shares[i * targets.length + j] > 0) {
                    first = Double.isNaN(first) ? targets[j] : first;
                    equal &= first == targets[j];
                    sum += (double) shares[i * targets.length + j] * targets[j];
                }
            }
            means[i] = (float) (equal ? first : sum);
        }
        return means;
    }

    private static Tensor tensor(float[] values, Tensor like) {
        return Tensor.of(values, values.length).to(like.device());
    }

    private static int[] datasets(List<LabeledImages.LabeledImage> crops) {
        return crops.stream().mapToInt(LabeledImages.LabeledImage::set).toArray();
    }

    private static double[] weights(List<LabeledImages.LabeledImage> crops) {
        return crops.stream().mapToDouble(LabeledImages.LabeledImage::weight).toArray();
    }
}
