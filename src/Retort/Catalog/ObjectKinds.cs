namespace Retort.Catalog;

/// <summary>Every kind of object that Retort reads, compares and writes, in the order in which objects are best created.</summary>
public static class ObjectKinds
{
    /// <summary>A schema.</summary>
    public static readonly ObjectKind Schema = new("schema", new Schemas.SchemaReader(), new Schemas.SchemaDdl());

    /// <summary>An extension.</summary>
    public static readonly ObjectKind Extension = new("extension", new Extensions.ExtensionReader(), new Extensions.ExtensionDdl());

    /// <summary>What was granted on a member of an extension, or on what PostgreSQL has built in.</summary>
    public static readonly ObjectKind MemberPrivilege =
        new("member privilege", new MemberPrivileges.MemberPrivilegeReader(), new MemberPrivileges.MemberPrivilegeDdl());

    /// <summary>An access method of tables or indexes.</summary>
    public static readonly ObjectKind AccessMethod = new("access method", new AccessMethods.AccessMethodReader(), new AccessMethods.AccessMethodDdl());

    /// <summary>A procedural language that no extension brought.</summary>
    public static readonly ObjectKind Language = new("language", new Languages.LanguageReader(), new Languages.LanguageDdl());

    /// <summary>A collation.</summary>
    public static readonly ObjectKind Collation = new("collation", new Collations.CollationReader(), new Collations.CollationDdl());

    /// <summary>A conversion between encodings.</summary>
    public static readonly ObjectKind Conversion = new("conversion", new Conversions.ConversionReader(), new Conversions.ConversionDdl());

    /// <summary>A base type, or a shell that announces one.</summary>
    public static readonly ObjectKind BaseType = new("base type", new BaseTypes.BaseTypeReader(), new BaseTypes.BaseTypeDdl());

    /// <summary>An enum type.</summary>
    public static readonly ObjectKind Enum = new("enum type", new Enums.EnumTypeReader(), new Enums.EnumTypeDdl());

    /// <summary>A composite type that stands alone.</summary>
    public static readonly ObjectKind Composite = new("composite type", new Composites.CompositeTypeReader(), new Composites.CompositeTypeDdl());

    /// <summary>A range type with its multirange type.</summary>
    public static readonly ObjectKind Range = new("range type", new Ranges.RangeTypeReader(), new Ranges.RangeTypeDdl());

    /// <summary>A domain.</summary>
    public static readonly ObjectKind Domain = new("domain", new Domains.DomainReader(), new Domains.DomainDdl());

    /// <summary>A check constraint of a domain.</summary>
    public static readonly ObjectKind DomainConstraint = new("domain constraint", new Domains.DomainConstraintReader(), new Domains.DomainConstraintDdl());

    /// <summary>A sequence of its own.</summary>
    public static readonly ObjectKind Sequence = new("sequence", new Sequences.SequenceReader(), new Sequences.SequenceDdl());

    /// <summary>A table, partitioned and foreign ones among them.</summary>
    public static readonly ObjectKind Table = new("table", new Tables.TableReader(), new Tables.TableDdl());

    /// <summary>The bond of a table to one that it inherits from or is a partition of.</summary>
    public static readonly ObjectKind Inheritance = new("inheritance", new Inheritance.TableInheritanceReader(), new Inheritance.TableInheritanceDdl());

    /// <summary>A column of a table.</summary>
    public static readonly ObjectKind Column = new("column", new Columns.ColumnReader(), new Columns.ColumnDdl());

    /// <summary>The default of a column.</summary>
    public static readonly ObjectKind ColumnDefault = new("default", new Defaults.ColumnDefaultReader(), new Defaults.ColumnDefaultDdl());

    /// <summary>A constraint of a table.</summary>
    public static readonly ObjectKind Constraint = new("constraint", new Constraints.ConstraintReader(), new Constraints.ConstraintDdl());

    /// <summary>An index that serves no constraint.</summary>
    public static readonly ObjectKind Index = new("index", new Indexes.TableIndexReader(), new Indexes.TableIndexDdl());

    /// <summary>A function, a procedure or a window function.</summary>
    public static readonly ObjectKind Function = new("function", new Functions.FunctionReader(), new Functions.FunctionDdl());

    /// <summary>An aggregate function.</summary>
    public static readonly ObjectKind Aggregate = new("aggregate", new Aggregates.AggregateReader(), new Aggregates.AggregateDdl());

    /// <summary>A view.</summary>
    public static readonly ObjectKind View = new("view", new Views.ViewReader(), new Views.ViewDdl());

    /// <summary>A materialized view.</summary>
    public static readonly ObjectKind MaterializedView =
        new("materialized view", new MaterializedViews.MaterializedViewReader(), new MaterializedViews.MaterializedViewDdl());

    /// <summary>A column of a view or materialized view.</summary>
    public static readonly ObjectKind ViewColumn = new("view column", new ViewColumns.ViewColumnReader(), new ViewColumns.ViewColumnDdl());

    /// <summary>A rewrite rule.</summary>
    public static readonly ObjectKind Rule = new("rule", new Rules.RuleReader(), new Rules.RuleDdl());

    /// <summary>A trigger of a table or view.</summary>
    public static readonly ObjectKind Trigger = new("trigger", new Triggers.TriggerReader(), new Triggers.TriggerDdl());

    /// <summary>A policy of row-level security.</summary>
    public static readonly ObjectKind Policy = new("policy", new Policies.PolicyReader(), new Policies.PolicyDdl());

    /// <summary>A trigger of the whole database.</summary>
    public static readonly ObjectKind EventTrigger = new("event trigger", new EventTriggers.EventTriggerReader(), new EventTriggers.EventTriggerDdl());

    /// <summary>A text search parser.</summary>
    public static readonly ObjectKind TextSearchParser = new("text search parser", new TextSearch.TextSearchParserReader(), new TextSearch.TextSearchParserDdl());

    /// <summary>A text search template.</summary>
    public static readonly ObjectKind TextSearchTemplate = new("text search template", new TextSearch.TextSearchTemplateReader(), new TextSearch.TextSearchTemplateDdl());

    /// <summary>A text search dictionary.</summary>
    public static readonly ObjectKind TextSearchDictionary = new("text search dictionary", new TextSearch.TextSearchDictionaryReader(), new TextSearch.TextSearchDictionaryDdl());

    /// <summary>A text search configuration.</summary>
    public static readonly ObjectKind TextSearchConfiguration = new("text search configuration", new TextSearch.TextSearchConfigurationReader(), new TextSearch.TextSearchConfigurationDdl());

    /// <summary>A foreign data wrapper.</summary>
    public static readonly ObjectKind ForeignDataWrapper = new("foreign data wrapper", new ForeignDataWrappers.ForeignDataWrapperReader(), new ForeignDataWrappers.ForeignDataWrapperDdl());

    /// <summary>A foreign server.</summary>
    public static readonly ObjectKind ForeignServer = new("server", new ForeignServers.ForeignServerReader(), new ForeignServers.ForeignServerDdl());

    /// <summary>A user mapping.</summary>
    public static readonly ObjectKind UserMapping = new("user mapping", new UserMappings.UserMappingReader(), new UserMappings.UserMappingDdl());

    /// <summary>Extended statistics.</summary>
    public static readonly ObjectKind Statistics = new("statistics", new Statistics.StatisticsObjectReader(), new Statistics.StatisticsObjectDdl());

    /// <summary>An operator.</summary>
    public static readonly ObjectKind Operator = new("operator", new Operators.OperatorReader(), new Operators.OperatorDdl());

    /// <summary>An operator family.</summary>
    public static readonly ObjectKind OperatorFamily = new("operator family", new OperatorFamilies.OperatorFamilyReader(), new OperatorFamilies.OperatorFamilyDdl());

    /// <summary>An operator class.</summary>
    public static readonly ObjectKind OperatorClass = new("operator class", new OperatorClasses.OperatorClassReader(), new OperatorClasses.OperatorClassDdl());

    /// <summary>A cast.</summary>
    public static readonly ObjectKind Cast = new("cast", new Casts.CastReader(), new Casts.CastDdl());

    /// <summary>A transform.</summary>
    public static readonly ObjectKind Transform = new("transform", new Transforms.TransformReader(), new Transforms.TransformDdl());

    /// <summary>A publication.</summary>
    public static readonly ObjectKind Publication = new("publication", new Publications.PublicationReader(), new Publications.PublicationDdl());

    /// <summary>A table in a publication.</summary>
    public static readonly ObjectKind PublicationTable = new("publication table", new Publications.PublicationTableReader(), new Publications.PublicationTableDdl());

    /// <summary>A schema in a publication.</summary>
    public static readonly ObjectKind PublicationSchema = new("publication schema", new Publications.PublicationSchemaReader(), new Publications.PublicationSchemaDdl());

    /// <summary>A subscription.</summary>
    public static readonly ObjectKind Subscription = new("subscription", new Subscriptions.SubscriptionReader(), new Subscriptions.SubscriptionDdl());
    /// <summary>What ALTER DEFAULT PRIVILEGES has said; it stands first, so that what is created has its rights from birth.</summary>
    public static readonly ObjectKind DefaultPrivilege =
        new("default privilege", new DefaultPrivileges.DefaultPrivilegeReader(), new DefaultPrivileges.DefaultPrivilegeDdl());

    /// <summary>The sequence behind an identity column.</summary>
    public static readonly ObjectKind IdentitySequence =
        new("identity sequence", new IdentitySequences.IdentitySequenceReader(), new IdentitySequences.IdentitySequenceDdl());

    /// <summary>A row of reference data. It is not among <see cref="All"/>: rows are read apart, and only where that was asked for.</summary>
    internal static readonly ObjectKind Row = new("row", new Rows.RowDdl());

    /// <summary>All kinds; <see cref="ObjectKind.Rank"/> is the place in this list.</summary>
    public static IReadOnlyList<ObjectKind> All { get; } = Ranked(
    [
        DefaultPrivilege,
        Schema,
        Extension,
        MemberPrivilege,
        AccessMethod,
        Language,
        Collation,
        Conversion,
        BaseType,
        Enum,
        Composite,
        Range,
        Domain,
        DomainConstraint,
        TextSearchParser,
        TextSearchTemplate,
        TextSearchDictionary,
        TextSearchConfiguration,
        ForeignDataWrapper,
        ForeignServer,
        UserMapping,
        Function,
        Aggregate,
        Operator,
        OperatorFamily,
        OperatorClass,
        Cast,
        Transform,
        Sequence,
        Table,
        Column,
        IdentitySequence,
        ColumnDefault,
        Constraint,
        Inheritance,
        Index,
        Statistics,
        View,
        MaterializedView,
        ViewColumn,
        Rule,
        Trigger,
        Policy,
        EventTrigger,
        Publication,
        PublicationTable,
        PublicationSchema,
        Subscription,
    ]);

    private static ObjectKind[] Ranked(ObjectKind[] kinds)
    {
        for (var rank = 0; rank < kinds.Length; rank++) kinds[rank].Rank = rank;
        Row.Rank = kinds.Length;
        return kinds;
    }
}
