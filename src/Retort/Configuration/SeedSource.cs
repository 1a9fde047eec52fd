namespace Retort.Configuration;

/// <summary>Something that fills a database which was made anew.</summary>
public abstract record SeedSource;
