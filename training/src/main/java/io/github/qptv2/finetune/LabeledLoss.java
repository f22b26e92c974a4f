package io.github.qptv2.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.finetune.config.CropSettings;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loss.PerSet;
import io.github.qptv2.tensor.Tensor;

/**
 * The loss of labeled crops within each set.
 *
 * @param images those of the data set, in its order; repetitions follow one another
 */
record LabeledLoss(FinetuneConfig config, List<LabeledImages.LabeledImage> images) {

    /** Of scores (B) against the images' MOS. */
    Tensor of(Batch batch, Tensor scores) {
        return of(batch, scores, mos(batch));
    }

    /** The MOS of each crop's image, as a share of its scale. */
    float[] mos(Batch batch) {
        var mos = new float[batch.count()];
        for (int i = 0; i < mos.length; i++) {
            mos[i] = image(batch.items().get(i)).normalizedMos();
        }
        return mos;
    }

    private LabeledImages.LabeledImage image(Batch.Item item) {
        return images.get(item.index() % images.size());
    }

    /** Of scores (B) against numbers of each crop; of several crops of an image, whose mean is meant, their mean. */
    Tensor of(Batch batch, Tensor scores, float[] wanted) {
        var shown = batch.items().stream().map(this::image).toList();
        var loss = new PerSet(config.loss().loss());
        if (config.data().crops() == 1 || config.data().several() == CropSettings.Several.EACH) {
            return loss.of(scores, tensor(wanted, scores), datasets(shown), weights(shown));
        }
        Map<LabeledImages.LabeledImage, Integer> groups = new LinkedHashMap<>();
        shown.forEach(image -> groups.merge(image, 1, Integer::sum));
        var once = List.copyOf(groups.keySet());
        float[] shares = shares(shown, once, groups);
        Tensor means = Tensor.of(shares, once.size(), shown.size())
                .to(scores.device())
                .matmul(scores.reshape(shown.size(), 1))
                .reshape(once.size());
        return loss.of(means, tensor(means(shares, wanted), scores), datasets(once), weights(once));
    }

    /** What each crop counts for each image, (images, crops). */
    private static float[] shares(
            List<LabeledImages.LabeledImage> shown,
            List<LabeledImages.LabeledImage> once,
            Map<LabeledImages.LabeledImage, Integer> counts) {
        var shares = new float[once.size() * shown.size()];
        for (int i = 0; i < shown.size(); i++) {
            var image = shown.get(i);
            shares[once.indexOf(image) * shown.size() + i] = 1f / counts.getOrDefault(image, 1);
        }
        return shares;
    }

    /** Of the crops of each image: equal ones stay as they are to the bit. */
    private static float[] means(float[] shares, float[] wanted) {
        var means = new float[shares.length / wanted.length];
        for (int i = 0; i < means.length; i++) {
            double sum = 0, first = Double.NaN;
            boolean equal = true;
            for (int j = 0; j < wanted.length; j++) {
                if (shares[i * wanted.length + j] > 0) {
                    first = Double.isNaN(first) ? wanted[j] : first;
                    equal &= first == wanted[j];
                    sum += (double) shares[i * wanted.length + j] * wanted[j];
                }
            }
            means[i] = (float) (equal ? first : sum);
        }
        return means;
    }

    private static Tensor tensor(float[] values, Tensor like) {
        return Tensor.of(values, values.length).to(like.device());
    }

    private static int[] datasets(List<LabeledImages.LabeledImage> shown) {
        return shown.stream().mapToInt(LabeledImages.LabeledImage::set).toArray();
    }

    private static double[] weights(List<LabeledImages.LabeledImage> shown) {
        return shown.stream().mapToDouble(LabeledImages.LabeledImage::weight).toArray();
    }
}
