using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>A context with whatever the provider can express: kinds of inheritance, of keys, of columns, of indexes, and rows of every type.</summary>
internal sealed class WideContext(string connectionString = "Host=nowhere") : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseNpgsql(connectionString, npgsql => npgsql.MapEnum<Level>("level", "kinds")).EnableServiceProviderCaching(false);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.HasPostgresExtension("citext");
        builder.HasPostgresExtension("btree_gin");
        builder.HasSequence<int>("numbers", "kinds").StartsAt(1000).IncrementsBy(5).HasMin(10).HasMax(100000).IsCyclic();
        builder.HasCollation("german", "de-x-icu", "icu", false);
        builder.Entity<Sample>(sample =>
        {
            sample.ToTable("samples", "kinds", table =>
            {
                table.HasComment("It's \"everything\"");
                table.HasCheckConstraint("count_positive", "\"Count\" >= 0");
            });
            sample.Property(one => one.Id).UseHiLo("sample_ids", "kinds");
            sample.Property(one => one.Name).HasColumnType("citext").HasComment("as people call it").UseCollation("german");
            sample.Property(one => one.Price).HasPrecision(12, 3);
            sample.Property(one => one.Doubled).HasComputedColumnSql("\"Count\" * 2", stored: true);
            sample.Property(one => one.Number).HasDefaultValueSql("nextval('kinds.numbers')");
            sample.Property(one => one.Document).HasColumnType("jsonb");
            sample.Property(one => one.Version).IsRowVersion();
            sample.HasIndex(one => one.Name).IsUnique().AreNullsDistinct(false).HasFilter("\"Count\" > 0").IncludeProperties(one => one.Price);
            sample.HasIndex(one => new { one.Day, one.Count }).IsDescending(true, false).HasNullSortOrder(Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NullSortOrder.NullsLast, Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NullSortOrder.NullsFirst);
            sample.HasIndex(one => one.Tags).HasMethod("gin");
            sample.HasIndex(one => one.Document).HasMethod("gin").HasOperators("jsonb_path_ops");
            sample.HasIndex(one => one.Price).HasStorageParameter("fillfactor", 70);
            sample.OwnsOne(one => one.Address);
            sample.OwnsMany(one => one.Lines, lines => lines.ToJson("lines"));
            sample.HasData(Rows.Select(row => new
            {
                row.Id, row.Name, row.Count, row.Price, row.Ratio, row.Flag, row.Day, row.Time, row.Moment, row.Local, row.Span, row.Uuid, row.Bytes, row.Tags, row.Numbers, row.Levels, row.Level,
                row.Period, row.Days, row.Net, row.Document, row.Letter, row.Nothing,
            }));
            sample.OwnsOne(one => one.Address).HasData(new { SampleId = 1, Street = "O'Connell", City = "Dublin\\n\"x\"" });
        });
        builder.Entity<Pair>(pair =>
        {
            pair.HasKey(one => new { one.Left, one.Right });
            pair.HasData(new Pair { Left = 1, Right = "a", Text = null }, new Pair { Left = 1, Right = "b'", Text = "two\nlines\tand a \\ back" });
        });
        // The three ways of inheritance.
        builder.Entity<Animal>().UseTphMappingStrategy().HasDiscriminator<string>("kind").HasValue<Cat>("cat").HasValue<Dog>("dog");
        builder.Entity<Cat>();
        builder.Entity<Dog>();
        builder.Entity<Vehicle>().UseTptMappingStrategy();
        builder.Entity<Car>().ToTable("cars");
        builder.Entity<Shape>().UseTpcMappingStrategy();
        builder.Entity<Circle>().ToTable("circles");
        builder.Entity<Square>().ToTable("squares");
        builder.Entity<Author>().HasMany(one => one.Books).WithMany(one => one.Authors);
        builder.Entity<Node>(node =>
        {
            node.HasOne(one => one.Parent).WithMany().OnDelete(DeleteBehavior.SetNull);
            node.HasAlternateKey(one => one.Path);
            node.Property(one => one.Id).UseIdentityByDefaultColumn().HasIdentityOptions(startValue: 100, incrementBy: 10);
            node.HasData(new Node { Id = 2, Path = "a.b", ParentId = 1 }, new Node { Id = 1, Path = "a" });
        });
    }

    public static Sample[] Rows { get; } =
    [
        new()
        {
            Id = 1, Name = "it's", Count = 3, Price = 1234.500m, Ratio = 0.1, Flag = true, Day = new(2026, 11, 20), Time = new(9, 12, 44, 123), Moment = new(2026, 11, 20, 9, 12, 44, DateTimeKind.Utc),
            Local = new(2026, 11, 20, 9, 12, 44, DateTimeKind.Unspecified), Span = new(26, 3, 4), Uuid = new("01934f00-0000-7000-8000-000000000001"), Bytes = [0, 1, 0x5c, 0xff], Tags = ["a", "b,c", "d\"e", ""],
            Numbers = [1, -2, 3], Levels = [Level.High, Level.Low], Level = Level.High, Period = new(1, true, 6, false), Days = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)), Net = IPAddress.Parse("10.0.0.1"),
            Document = JsonDocument.Parse("{\"a\": [1, null, \"it's\"]}"), Letter = '\'', Nothing = null,
        },
        new()
        {
            Id = 2, Name = "B\\C", Count = 0, Price = -0.001m, Ratio = -1e300, Flag = false, Day = DateOnly.MinValue, Time = TimeOnly.MinValue, Moment = new(1, 1, 2, 0, 0, 0, DateTimeKind.Utc),
            Local = new(9999, 12, 30, 23, 59, 59, DateTimeKind.Unspecified), Span = TimeSpan.FromMilliseconds(-1), Uuid = Guid.Empty, Bytes = [], Tags = [], Numbers = [], Levels = [], Level = Level.Low,
            Period = NpgsqlRange<int>.Empty, Days = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2)), Net = IPAddress.IPv6Loopback, Document = JsonDocument.Parse("[]"), Letter = 'ü', Nothing = null,
        },
    ];

    /// <summary>In the order of the code, which is not that of the alphabet.</summary>
    internal enum Level
    {
        Low,
        Middle,
        High,
    }

    internal sealed class Sample
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        public int Count { get; set; }

        public decimal Price { get; set; }

        public double Ratio { get; set; }

        public bool Flag { get; set; }

        public DateOnly Day { get; set; }

        public TimeOnly Time { get; set; }

        public DateTime Moment { get; set; }

        [System.ComponentModel.DataAnnotations.Schema.Column(TypeName = "timestamp without time zone")]
        public DateTime Local { get; set; }

        public TimeSpan Span { get; set; }

        public Guid Uuid { get; set; }

        public byte[] Bytes { get; set; } = [];

        public string[] Tags { get; set; } = [];

        public List<int> Numbers { get; set; } = [];

        public Level[] Levels { get; set; } = [];

        public Level Level { get; set; }

        public NpgsqlRange<int> Period { get; set; }

        public NpgsqlRange<DateOnly> Days { get; set; }

        public IPAddress Net { get; set; } = IPAddress.Loopback;

        public JsonDocument Document { get; set; } = null!;

        public char Letter { get; set; }

        public long? Nothing { get; set; }

        public int Doubled { get; set; }

        public int Number { get; set; }

        public uint Version { get; set; }

        public Address? Address { get; set; }

        public List<Line> Lines { get; set; } = [];
    }

    internal sealed class Address
    {
        public string Street { get; set; } = "";

        public string? City { get; set; }
    }

    internal sealed class Line
    {
        public string Text { get; set; } = "";

        public int Amount { get; set; }
    }

    internal sealed class Pair
    {
        public int Left { get; set; }

        public string Right { get; set; } = "";

        public string? Text { get; set; }
    }

    internal abstract class Animal
    {
        public int Id { get; set; }
    }

    internal sealed class Cat : Animal
    {
        public bool Purrs { get; set; }
    }

    internal sealed class Dog : Animal
    {
        public string? Trick { get; set; }
    }

    internal class Vehicle
    {
        public int Id { get; set; }
    }

    internal sealed class Car : Vehicle
    {
        public int Doors { get; set; }
    }

    internal abstract class Shape
    {
        public int Id { get; set; }
    }

    internal sealed class Circle : Shape
    {
        public double Radius { get; set; }
    }

    internal sealed class Square : Shape
    {
        public double Side { get; set; }
    }

    internal sealed class Author
    {
        public int Id { get; set; }

        public List<Book> Books { get; set; } = [];
    }

    internal sealed class Book
    {
        public int Id { get; set; }

        public List<Author> Authors { get; set; } = [];
    }

    internal sealed class Node
    {
        public int Id { get; set; }

        public string Path { get; set; } = "";

        public int? ParentId { get; set; }

        public Node? Parent { get; set; }
    }
}
