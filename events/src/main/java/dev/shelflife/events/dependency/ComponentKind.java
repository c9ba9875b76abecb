package dev.shelflife.events.dependency;

/** What a component of an image is, in the order in which components are named. */
public enum ComponentKind {
    /** The Python that the framework runs on. */
    PYTHON,
    /** The operating system. */
    OPERATING_SYSTEM,
    /** The CUDA toolkit. */
    CUDA,
    /** The NVIDIA driver, in images of virtual machines. */
    DRIVER
}
