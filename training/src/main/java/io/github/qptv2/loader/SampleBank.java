package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.media.image.Image;

/**
 * Degraded crops and their targets, made ahead and kept in a folder: several views of every image, of which an epoch
 * takes one each, so that after as many epochs as there are views each of them has been taken once.
 *
 * <p>A view is a function of data set, augmentation, seed and its number. A bank that is not complete is gone on with
 * where it ends.
 */
public final class SampleBank implements AutoCloseable {

    private static final String FILE = "view-%02d.bin";

    private final SampleBankShape shape;
    private final List<SampleBankFile> views;

    private SampleBank(SampleBankShape shape, List<SampleBankFile> views) {
        this.shape = shape;
        this.views = views;
    }

    /** Opens what there is in a folder, which exists. */
    public static SampleBank open(Path folder, SampleBankShape shape) throws IOException {
        var views = new ArrayList<SampleBankFile>();
        var bank = new SampleBank(shape, views);
        try {
            for (int view = 0; view < shape.views(); view++) {
                views.add(SampleBankFile.open(folder.resolve(FILE.formatted(view)), shape));
            }
            return bank;
        } catch (IOException e) {
            bank.close();
            throw e;
        }
    }

    /** How large it is. */
    public SampleBankShape shape() {
        return shape;
    }

    /** Crops that are there. */
    public long made() throws IOException {
        long made = 0;
        for (var view : views) {
            made += view.count();
        }
        return made;
    }

    /** Whether all crops are there. */
    public boolean isComplete() throws IOException {
        return made() == shape.crops();
    }

    /**
     * What crops are made of.
     *
     * @param seed of what is drawn
     * @param workers threads that decode, degrade and compute targets
     */
    public record Source(
            ImageDataset images, Augmentation augmentation, SampleTargets targets, long seed, int workers) {

        private Loader loader() {
            var config = new LoaderConfig(1, workers, 4 * workers, 0, 1);
            return new Loader(images, new EpochOrder.Sequential(), augmentation, config).withTargets(targets);
        }
    }

    /** Somebody who follows the making. */
    @FunctionalInterface
    public interface Follower {

        /** After each crop. */
        void made(Batch crop) throws IOException;
    }

    /**
     * Makes the crops that are missing.
     *
     * @param stop asked before each; when it says yes, what is made stays
     */
    public void make(Source source, Follower follower, BooleanSupplier stop) throws IOException {
        var loader = source.loader();
        for (int view = 0; view < shape.views() && !stop.getAsBoolean(); view++) {
            var file = views.get(view);
            file.mend();
            try (var crops = loader.epoch(new LoaderState(source.seed(), view, file.count()))) {
                while (crops.hasNext() && !stop.getAsBoolean()) {
                    var crop = crops.next();
                    file.append(crop.images(), crop.targets());
                    follower.made(crop);
                }
            }
            file.flush();
        }
    }

    /** The samples of an epoch by their places; {@code order} gives the image at a place. */
    Pipe of(ImageDataset images, LoaderState state, SampleMaker.Part order) {
        return new Pipe(this, images, state, order);
    }

    /** Reads samples. */
    record Pipe(SampleBank bank, ImageDataset images, LoaderState state, SampleMaker.Part order) {

        LoadedSample read(int place) {
            int index = order.index(place), image = index % bank.shape.images();
            int repetitions = images.size() / bank.shape.images(), repetition = index / bank.shape.images();
            long turn = state.epoch() * repetitions + repetition;
            // images begin at views of their own, so that an epoch has all of them
            int view = (int) Math.floorMod(turn + SeededRandom.mix(state.seed(), image), (long) bank.shape.views());
            return bank.read(index, image, view, images.get(index).name());
        }
    }

    private LoadedSample read(int index, int image, int view, String name) {
        try {
            var bytes = views.get(view).read(image);
            var rgb = new byte[shape.cropBytes()];
            bytes.get(rgb);
            float[] targets = HalfFloats.read(bytes, shape.targets());
            var crop = Image.of(shape.size(), shape.size(), rgb);
            return new LoadedSample(index, name, crop, crop, "view " + view + " of a bank", targets, List.of());
        } catch (IOException e) {
            throw new CorruptBankException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var view : views) {
            view.close();
        }
    }
}
