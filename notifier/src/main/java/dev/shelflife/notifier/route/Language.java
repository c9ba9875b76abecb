package dev.shelflife.notifier.route;

/** In which language people are told. */
public enum Language {
    /** English; so far the only one. */
    EN
}
