package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.media.image.Image;

/**
 * Degraded crops and their targets in a folder: several views of every image. An epoch uses one view of each image;
 * over as many epochs as views, each view is used once. {@link SampleBankMaker} makes the crops.
 *
 * <p>A view is a function of dataset, augmentation, seed and its number.
 */
public final class SampleBank implements AutoCloseable {

    private final SampleBankShape shape;
    private final List<SampleBankFile> views;

    private SampleBank(SampleBankShape shape, List<SampleBankFile> views) {
        this.shape = shape;
        this.views = views;
    }

    /** Opens the bank in a folder, which exists; the bank may be empty or incomplete. */
    public static SampleBank open(Path folder, SampleBankShape shape) throws IOException {
        var views = new ArrayList<SampleBankFile>();
        var bank = new SampleBank(shape, views);
        try {
            for (int view = 0; view < shape.views(); view++) {
                views.add(
                        SampleBankFile.open(folder.resolve(String.format(Locale.ROOT, "view-%02d.bin", view)), shape));
            }
            return bank;
        } catch (IOException e) {
            bank.close();
            throw e;
        }
    }

    /** Numbers and sizes of the complete bank's crops. */
    public SampleBankShape shape() {
        return shape;
    }

    /** Number of crops made so far. */
    public long written() throws IOException {
        long made = 0;
        for (var view : views) {
            made += view.count();
        }
        return made;
    }

    /** Whether all crops are made. */
    public boolean isComplete() throws IOException {
        return written() == shape.crops();
    }

    SampleBankFile view(int number) {
        return views.get(number);
    }

    /** Reads the samples of an epoch by their places; {@code order} gives the image at a place. */
    EpochReader epoch(ImageDataset images, LoaderState state, SampleMaker.Part order) {
        return new EpochReader(this, images, state, order);
    }

    /** Selects a view of each image in an epoch. */
    record EpochReader(SampleBank bank, ImageDataset images, LoaderState state, SampleMaker.Part order) {

        LoadedSample read(int place) {
            int index = order.index(place), image = index % bank.shape.images();
            int repetitions = images.size() / bank.shape.images(), repetition = index / bank.shape.images();
            long turn = state.epoch() * repetitions + repetition;
            // images start at different views, so that an epoch contains all views
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
            return LoadedSample.of(index, name, crop, crop, "view " + view + " of a bank")
                    .with(targets);
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
