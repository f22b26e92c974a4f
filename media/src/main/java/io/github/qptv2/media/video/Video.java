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
 * An open video, whose frames are decoded by number on demand. Memory grows with its length by 8 bytes a frame only.
 * Used by one thread at a time.
 *
 * <pre>{@code
 * try (Video video = VideoReader.standard().open(Path.of("clip.mp4"))) {
 *     List<Image> small = video.frames(new long[] {0, 30, 60}, frame -> Resize.resize(frame.image(), 224, 224, BICUBIC));
 * }
 * }</pre>
 */
public final class Video implements AutoCloseable {

    private final FrameSeeker seeker;
    private final FrameIndex index;
    private final FrameConverter converter;
    private final VideoInfo info;
    private boolean closed;

    Video(FrameSeeker seeker, FrameIndex index, FrameConverter converter, VideoInfo info) {
        this.seeker = seeker;
        this.index = index;
        this.converter = converter;
        this.info = info;
    }

    /** Properties; {@link VideoInfo#missingParts} includes decoding errors of the frames requested so far. */
    public VideoInfo info() {
        return info.with(DecodeErrors.words(info.missingParts(), seeker.corrupt()));
    }

    /**
     * Decodes one frame. If it cannot be decoded, the frame before it is returned (or the frame after it, if there is
     * none before); a partly decoded frame is returned as it is. {@link #info} reports both.
     *
     * @param frame from 0, below {@link VideoInfo#frames}
     * @throws VideoException if the file is missing or has changed, or the frame cannot be converted to RGB
     */
    public Image frame(long frame) throws VideoException {
        return converter.convert(decoded(frame));
    }

    /**
     * Decodes frames and applies a function to each. Every frame is decoded once, in the order of display, and freed
     * when {@code each} returns; only requested frames are converted.
     *
     * @param frames from 0, below {@link VideoInfo#frames}; in any order, with repetitions
     * @return in the requested order; equal numbers share one result
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
     * As {@link #frames}, for several clips: frames that they share are decoded once.
     *
     * @param clips as by {@link FrameSampling}
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

    /** Display time of a frame in seconds after the first; by the frame rate if there are no usable timestamps. */
    public double seconds(long frame) {
        return index.seconds(checked(frame));
    }

    /** The decoded frame; valid until the next call. */
    AVFrame decoded(long frame) throws VideoException {
        return seeker.at(checked(frame));
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
            seeker.close();
        }
    }
}
