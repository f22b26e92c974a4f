package io.github.qptv2.media.video;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.qptv2.media.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * An open video: frames by number, decoded when they are asked for. Memory does not grow with its length, but for 8
 * bytes a frame. For one thread at a time.
 *
 * <pre>{@code
 * try (Video video = VideoReader.standard().open(Path.of("clip.mp4"))) {
 *     List<Image> small = video.frames(new long[] {0, 30, 60}, frame -> Resize.resize(frame.image(), 224, 224, BICUBIC));
 * }
 * }</pre>
 */
public final class Video implements AutoCloseable {

    private final FrameSeeker cursor;
    private final FrameIndex index;
    private final FrameConverter converter;
    private final VideoInfo info;
    private boolean closed;

    Video(FrameSeeker cursor, FrameIndex index, FrameConverter converter, VideoInfo info) {
        this.cursor = cursor;
        this.index = index;
        this.converter = converter;
        this.info = info;
    }

    /** What is known by now: {@link VideoInfo#shortfall} tells of damaged frames once they have been asked for. */
    public VideoInfo info() {
        return info.with(DecodeErrors.words(info.shortfall(), cursor.corrupt()));
    }

    /**
     * Decodes one frame. Where nothing comes out of the decoder, the frame before it stands in (or the one after it, if
     * there is none before); one that comes out damaged is given as the decoder left it. {@link #info} says so of both.
     *
     * @param frame from 0, below {@link VideoInfo#frames}
     * @throws VideoException if the file has gone or changed meanwhile, or the frame cannot be turned into RGB
     */
    public Image frame(long frame) throws VideoException {
        return converter.convert(decoded(frame));
    }

    /**
     * Decodes frames and makes something of each. Every frame is decoded once, in the order of display, and let go when
     * {@code each} returns, whatever the order asked for; no others are converted.
     *
     * @param frames from 0, below {@link VideoInfo#frames}; in any order, some perhaps several times
     * @return in the order asked for; equal numbers share one result
     * @throws VideoException as {@link #frame} does
     */
    public <T> List<T> frames(long[] frames, Function<Frame, T> each) throws VideoException {
        for (long frame : frames) {
            checked(frame);
        }
        Map<Long, T> results = new HashMap<>();
        for (long frame : Arrays.stream(frames).sorted().distinct().toArray()) {
            results.put(frame, each.apply(new Frame(frame, seconds(frame), frame(frame))));
        }
        return Arrays.stream(frames).mapToObj(results::get).toList();
    }

    /**
     * As {@link #frames}, for several clips at once: what they share is decoded once.
     *
     * @param clips as {@link FrameSampling} gives them
     * @return for each clip, its frames in order
     */
    public <T> List<List<T>> clips(List<long[]> clips, Function<Frame, T> each) throws VideoException {
        long[] all = clips.stream().flatMapToLong(Arrays::stream).toArray();
        Iterator<T> results = frames(all, each).iterator();
        return clips.stream()
                .map(clip ->
                        Arrays.stream(clip).mapToObj(frame -> results.next()).toList())
                .toList();
    }

    /** When a frame is shown, in seconds after the first; where the file has no usable stamps, by its frame rate. */
    public double seconds(long frame) {
        return index.seconds(checked(frame));
    }

    /** As the decoder leaves it; valid until the next call. */
    AVFrame decoded(long frame) throws VideoException {
        return cursor.at(checked(frame));
    }

    private int checked(long frame) {
        if (frame < 0 || frame >= index.size()) {
            throw new IllegalArgumentException("frame must be in [0, %d), got %d".formatted(index.size(), frame));
        }
        if (closed) {
            throw new IllegalStateException("the video is closed");
        }
        return (int) frame;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            converter.close();
            cursor.close();
        }
    }
}
