use super::*;

const HEADER: &str = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n";

fn vnd() -> Currency {
    Currency::of("VND").unwrap()
}

fn errors(rows: &str) -> Vec<String> {
    let bad = MenuFile::parse(&format!("{HEADER}{rows}"), vnd()).unwrap_err();
    bad.iter().map(ToString::to_string).collect()
}

#[test]
fn a_restaurant_row_is_read_whole() {
    let text = format!(
        "\u{feff}{HEADER}Phở - Bún - Mì,R09,\"Beef pho, rare slices\",Phở bò tái,65000,VND,noodle,food,\
         Cỡ tô/Bowl size[1-1]:Vừa/Regular*+0|Lớn/Large+15000;Hành/Onion[0-1]:Nhiều hành/More|Không hành/None\r\n"
    );
    let file = MenuFile::parse(&text, vnd()).unwrap();
    let item = &file.items[0];
    assert_eq!(item.category, Named::same("Phở - Bún - Mì"));
    assert_eq!((item.code.as_str(), item.price), ("R09", Money::minor(65_000)));
    assert_eq!(item.name, Named { vi: "Phở bò tái".into(), en: "Beef pho, rare slices".into() });
    assert_eq!((item.station.as_str(), item.tax_class.as_str()), ("noodle", "food"));
    let size = &item.groups[0];
    assert_eq!((size.name.vi.as_str(), size.name.en.as_str(), size.min, size.max), ("Cỡ tô", "Bowl size", 1, 1));
    assert_eq!(size.choices[0], FileChoice { name: named("Vừa/Regular"), delta: Money::ZERO, default: true });
    assert_eq!(size.choices[1], FileChoice { name: named("Lớn/Large"), delta: Money::minor(15_000), default: false });
    assert_eq!(item.groups[1].choices.len(), 2);
}

#[test]
fn a_cafe_row_keeps_hyphens_and_percent_signs_in_names() {
    let row = "Cà phê Việt,C01,Vietnamese black coffee,Cà phê đen,25000,VND,bar,food,\
               Nóng-Lạnh/Hot-Iced[1-1]:Đá/Iced*|Nóng/Hot;Đường/Sugar[1-1]:100%*|70%|0%;Bớt/Less[0-1]:Không sữa-5000\n";
    let file = MenuFile::parse(&format!("{HEADER}{row}"), vnd()).unwrap();
    let groups = &file.items[0].groups;
    assert_eq!((groups[0].name.vi.as_str(), groups[0].name.en.as_str()), ("Nóng-Lạnh", "Hot-Iced"));
    assert_eq!(groups[1].choices[0], FileChoice { name: Named::same("100%"), delta: Money::ZERO, default: true });
    assert_eq!(groups[2].choices[0].delta, Money::minor(-5_000));
}

#[test]
fn a_pizza_row_needs_no_vietnamese_name_and_has_cents() {
    let row = "Chicken,bbq_ckn,The Barbecue Chicken Pizza,,12.75,USD,oven,food,Size[1-1]:S*+0.00|M+4.00|L+8.00\n";
    let file = MenuFile::parse(&format!("{HEADER}{row}"), Currency::of("USD").unwrap()).unwrap();
    let item = &file.items[0];
    assert_eq!((item.name.vi.as_str(), item.price), ("The Barbecue Chicken Pizza", Money::minor(1275)));
    assert_eq!(item.groups[0].choices[2].delta, Money::minor(800));
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let told = errors(
        "Cơm,R1,Rice,Cơm,45.5,VND,wok,food,\n\
         Cơm,R1,Rice,Cơm,45000,USD,wok,food,\n\
         ,R3,,,-1,VND,,food,Cỡ[2-1]:S\n\
         Cơm,R4,Rice,Cơm,45000,VND,wok,food,Cỡ[1-1]:S*|M*;Cỡ[x-1]:S;Thêm[0-1]:Trứng+abc\n\
         Cơm,R5,Rice\n",
    );
    let expected = [
        "row 2, column price: “45.5” is not an amount in VND",
        "row 3, column code: “R1” is in row 2 already; every code may be there once",
        "row 3, column currency: “USD” is not this venue's currency, which is VND",
        "row 4, column name_vi: the item has no name in either language",
        "row 4, column category: it is empty",
        "row 4, column station: it is empty",
        "row 4, column price: “-1” is less than nothing",
        "row 5, column modifier_groups: the group “Cỡ” has 2 defaults and allows only 1",
        "row 5, column modifier_groups: “Cỡ[x-1]:S” is not a group: write Name[min-max]:Choice*+delta|Choice",
        "row 5, column modifier_groups: the choice “Trứng”: “abc” is not an amount in VND",
        "row 6, column name_vi: the row has 3 columns instead of 9",
    ];
    for sentence in expected {
        assert!(told.iter().any(|line| line == sentence), "{sentence}\nis not among\n{}", told.join("\n"));
    }
}

#[test]
fn another_header_an_empty_file_and_a_flood_are_refused() {
    let told = MenuFile::parse("code,category\nR1,Cơm\n", vnd()).unwrap_err();
    assert_eq!(told[0].to_string(), "row 1, column category: column 1 is “code” and must be “category”");
    assert_eq!(told.len(), 9);
    assert!(MenuFile::parse("", vnd()).is_err());
    assert_eq!(errors("")[0], "row 1, column code: there are no items under the header");
    assert_eq!(errors(&"x,,,,,,,,\n".repeat(100)).len(), MOST_ERRORS);
}
