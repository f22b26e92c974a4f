package io.github.qptv2.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.scoring.backbone.Backbone;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import io.github.qptv2.scoring.batch.FilePreprocessor;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Extracts features of image files with several networks and views and concatenates them, network by network and view
 * by view. Threads process one image each; features in a {@link FeatureBank} are not computed again.
 */
public final class FeatureExtraction implements AutoCloseable {

    private static final int SAVE_EVERY = 1000;

    private final List<Backbone> backbones = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final ImageReader reader = ImageReader.standard().withCorruptFiles(CorruptFiles.REFUSE);
    private final PixelBudget budget;
    private final int threads;
    private final boolean keeps;

    /** @param banks of each output; empty without caching */
    private record Source(Backbone backbone, ImageView view, List<FeatureBank> banks) {

        boolean knows(String key) {
            return !banks.isEmpty() && banks.stream().allMatch(bank -> bank.get(key) != null);
        }

        float[] known(String key) {
            return Backbone.joined(
                    banks.stream().map(bank -> requireNonNull(bank.get(key))).toList());
        }

        float[] of(Image image, String key) throws IOException {
            try {
                var features = backbone.features(view.of(image), backbone.outputs());
                for (int i = 0; i < banks.size(); i++) {
                    banks.get(i).put(key, features.get(i));
                }
                return Backbone.joined(features);
            } catch (OnnxException e) {
                throw new IOException(backbone.spec().name() + ": " + e.getMessage(), e);
            }
        }
    }

    private FeatureExtraction(int threads, boolean keeps) {
        this.threads = threads;
        this.keeps = keeps;
        budget = PixelBudget.ofHeap(threads);
    }

    /**
     * Loads networks.
     *
     * @param folder of feature banks, or null without caching
     * @param threads at least 1
     * @throws IOException in one line with the network or bank that cannot be used
     */
    public static FeatureExtraction open(
            List<BackboneModel.Network> networks, List<ImageView> views, @Nullable Path folder, int threads)
            throws IOException {
        var extraction = new FeatureExtraction(threads, folder != null);
        try {
            for (var network : networks) {
                extraction.add(network, views, folder);
            }
            return extraction;
        } catch (IOException | RuntimeException e) {
            extraction.close();
            throw e;
        }
    }

    private void add(BackboneModel.Network network, List<ImageView> views, @Nullable Path folder) throws IOException {
        try {
            var backbone = Backbone.open(network.onnx(), network.spec(), OnnxOptions.SINGLE_THREADED);
            backbones.add(backbone);
            for (ImageView view : views) {
                backbone.requireFits(view);
                var banks = new ArrayList<FeatureBank>();
                for (String output : folder == null ? List.<String>of() : backbone.outputs()) {
                    banks.add(FeatureBank.open(requireNonNull(folder), network, output, view));
                }
                sources.add(new Source(backbone, view, banks));
            }
        } catch (OnnxException e) {
            throw new IOException(network.spec().name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Features of files, (D) each, in order.
     *
     * @param done receives the number of processed files after each file
     * @throws IOException in one line if a file cannot be read or a network fails; the banks keep computed features
     */
    public List<float[]> of(List<Path> files, LongConsumer done) throws IOException {
        var rows = new ArrayList<float[]>(files.size());
        try (var pipeline =
                new OrderedExecutor<Path, float[]>(files.iterator(), this::row, OrderedExecutor.Width.of(threads))) {
            while (pipeline.hasNext()) {
                rows.add(pipeline.next());
                done.accept(rows.size());
                if (rows.size() % SAVE_EVERY == 0) {
                    save();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            save();
        }
        return rows;
    }

    private void save() throws IOException {
        for (Source source : sources) {
            for (FeatureBank bank : source.banks()) {
                bank.save();
            }
        }
    }

    private float[] row(Path file) {
        try {
            var parts = new ArrayList<float[]>(sources.size());
            String key = keeps ? Sha256.of(file) : "";
            Image image = null;
            for (Source source : sources) {
                if (source.knows(key)) {
                    parts.add(source.known(key));
                } else {
                    image = image == null ? decoded(file) : image;
                    parts.add(source.of(image, key));
                }
            }
            return Backbone.joined(parts);
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new ImageException(file + ": " + FilePreprocessor.reason(file, e), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(file + ": interrupted"));
        }
    }

    private Image decoded(Path file) throws IOException, InterruptedException {
        var header = ImageHeader.read(file);
        try (var loan = budget.borrow((long) header.width() * header.height())) {
            return reader.read(file);
        }
    }

    /** Closes the networks. */
    @Override
    public void close() {
        backbones.forEach(Backbone::close);
    }
}
