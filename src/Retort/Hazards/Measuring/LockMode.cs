namespace Retort.Hazards.Measuring;

/// <summary>PostgreSQL's lock modes of tables, the weakest first.</summary>
internal enum LockMode
{
    /// <summary>Of SELECT.</summary>
    AccessShare,

    /// <summary>Of SELECT FOR UPDATE.</summary>
    RowShare,

    /// <summary>Of INSERT, UPDATE and DELETE.</summary>
    RowExclusive,

    /// <summary>Of VACUUM, of CREATE INDEX CONCURRENTLY, of VALIDATE CONSTRAINT.</summary>
    ShareUpdateExclusive,

    /// <summary>Of CREATE INDEX: writers wait.</summary>
    Share,

    /// <summary>Of CREATE TRIGGER and of a new foreign key: writers wait.</summary>
    ShareRowExclusive,

    /// <summary>Of REFRESH MATERIALIZED VIEW CONCURRENTLY: writers wait.</summary>
    Exclusive,

    /// <summary>Of most of ALTER TABLE: everybody waits.</summary>
    AccessExclusive,
}
