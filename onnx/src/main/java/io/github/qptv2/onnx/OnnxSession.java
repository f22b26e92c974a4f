package io.github.qptv2.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import io.github.qptv2.device.Device;

/**
 * A network in ONNX Runtime, with inputs and outputs of 32-bit floats.
 *
 * <pre>{@code
 * try (var session = OnnxSession.open(Path.of("network.onnx"), OnnxOptions.SINGLE_THREADED)) {
 *     var image = new FloatArray(new float[3 * 224 * 224], 1, 3, 224, 224);
 *     FloatArray score = session.run(Map.of("image", image), Set.of("score")).get("score");
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class OnnxSession implements AutoCloseable {

    private final OrtSession session;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final DirectBuffers buffers = new DirectBuffers();
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxSession(OrtSession session) throws OrtException {
        this.session = session;
        inputs = ports(session.getInputInfo());
        outputs = ports(session.getOutputInfo());
    }

    /**
     * Loads ONNX Runtime's libraries ahead of the first session, for instance on another thread while a network is
     * read.
     *
     * @throws LinkageError if they cannot be loaded on this machine
     */
    public static void loadLibraries() {
        Environment.get();
    }

    /**
     * Loads a file.
     *
     * @throws OnnxException if it cannot be read, or is no network that ONNX Runtime can run
     */
    public static OnnxSession open(Path file, OnnxOptions options) throws OnnxException {
        if (!Files.isRegularFile(file)) {
            throw new OnnxException(file + " does not exist, or is no file");
        }
        try {
            return open(Files.readAllBytes(file), options);
        } catch (OnnxException e) {
            throw e.of(file);
        } catch (IOException e) {
            throw new OnnxException(file + " cannot be read", e);
        }
    }

    /**
     * Loads a network in memory.
     *
     * @throws OnnxException if ONNX Runtime cannot run it, or the GPU is not available
     */
    public static OnnxSession open(byte[] network, OnnxOptions options) throws OnnxException {
        var environment = Environment.get();
        try (var settings = new SessionOptions()) {
            settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            settings.setInterOpNumThreads(1);
            settings.setIntraOpNumThreads(options.threads());
            settings.setMemoryPatternOptimization(options.memoryPatterns());
            // spinning idle threads would take the cores from decoding
            settings.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (options.device().kind() == Device.Kind.CUDA) {
                settings.addCUDA(options.device().index());
            }
            return new OnnxSession(environment.createSession(network, settings));
        } catch (OrtException e) {
            throw new OnnxException("is no network that ONNX Runtime can run", e);
        }
    }

    /** Whether this build of ONNX Runtime can use the device; a GPU's number is not checked. */
    public static boolean supports(Device device) {
        return device.kind() == Device.Kind.CPU
                || OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    private static List<Port> ports(Map<String, NodeInfo> all) {
        var ports = new ArrayList<Port>();
        all.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                ports.add(new Port(name, tensor.type.name(), tensor.getShape()));
            }
        });
        return List.copyOf(ports);
    }

    /** The network's inputs. */
    public List<Port> inputs() {
        return inputs;
    }

    /** The network's outputs. */
    public List<Port> outputs() {
        return outputs;
    }

    /** The file's metadata. */
    public Map<String, String> metadata() throws OnnxException {
        try {
            return Map.copyOf(session.getMetadata().getCustomMetadata());
        } catch (OrtException e) {
            throw new OnnxException("the network's metadata cannot be read", e);
        }
    }

    /**
     * Runs the network.
     *
     * @param wanted names of outputs, all of 32-bit floats; only these are computed
     * @return the outputs by name, in the order of {@code wanted}
     * @throws OnnxException if the network refuses the inputs, or fails
     */
    public Map<String, FloatArray> run(Map<String, FloatArray> inputs, Collection<String> wanted) throws OnnxException {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the session is closed");
            }
            return runOpen(inputs, wanted);
        } finally {
            use.readLock().unlock();
        }
    }

    private Map<String, FloatArray> runOpen(Map<String, FloatArray> inputs, Collection<String> wanted)
            throws OnnxException {
        var environment = Environment.get();
        var tensors = new LinkedHashMap<String, OnnxTensor>();
        var borrowed = new ArrayList<ByteBuffer>();
        try {
            for (var input : inputs.entrySet()) {
                var values = input.getValue();
                var buffer = buffers.take(values.values());
                borrowed.add(buffer);
                tensors.put(
                        input.getKey(), OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), values.shape()));
            }
            Set<String> names = new LinkedHashSet<>(wanted);
            try (var result = session.run(tensors, names)) {
                var found = new LinkedHashMap<String, FloatArray>();
                for (String name : names) {
                    found.put(name, floats(name, result));
                }
                return found;
            }
        } catch (OrtException e) {
            throw new OnnxException("the network could not be run", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            buffers.giveBack(borrowed);
        }
    }

    /** One output, otherwise as {@link #run(Map, Collection)}. */
    public FloatArray run(Map<String, FloatArray> inputs, String wanted) throws OnnxException {
        return run(inputs, List.of(wanted)).values().iterator().next();
    }

    private static FloatArray floats(String name, OrtSession.Result result) throws OnnxException {
        if (!(result.get(name).orElse(null) instanceof OnnxTensor tensor)) {
            throw new OnnxException("output " + name + " must be a tensor");
        }
        FloatBuffer buffer = tensor.getFloatBuffer();
        if (buffer == null) {
            throw new OnnxException("output %s must have 32-bit floats, got %s".formatted(name, tensor.getInfo().type));
        }
        var values = new float[buffer.remaining()];
        buffer.get(values);
        return new FloatArray(values, tensor.getInfo().getShape());
    }

    /** Frees the network once all runs have ended. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the session could not be closed: " + e.getMessage(), e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
